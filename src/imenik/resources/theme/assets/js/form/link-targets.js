// Where texts and addresses lead, as checks/link_targets.py and checks/lookalike_host.py look at it.
/** @import {Finding, LocatedText, Rules} from "#types" */
import { say } from "./messages.js";
import { asciiHost, checkMail, checkWeb } from "./values.js";
import { misspelled } from "./violations.js";

/** The targets of links in CommonMark: in round brackets, between angle brackets, and defined on a line of their own. */
const TARGETS = /\]\(\s*<?([^\s()<>]+)|<((?:https?|mailto):[^\s<>]+)>|^ {0,3}\[[^\]]+\]:\s*<?([^\s<>]+)/gim;
/** Links to these are none in CommonMark as we read it, but plain text. */
const PLAIN = /^(?:javascript|vbscript|file|data):/i;
const CODE = /(`+)[^`]+\1/g;
const ONE_ADDRESS = say("write one address, such as info@example.org");

/**
 * @param {LocatedText} located
 * @param {Rules} rules
 * @returns {Finding[]}
 */
export const linkTargets = ({ location, text }, rules) =>
  [...text.replace(CODE, "").matchAll(TARGETS)].flatMap(([, ...groups]) => {
    const target = groups.find(Boolean) ?? "";
    if (PLAIN.test(target)) return [];
    const problem = targetProblem(target, rules);
    return problem ? [{ ...problem, location }] : [];
  });

/**
 * @param {string} target
 * @param {Rules} rules
 */
function targetProblem(target, rules) {
  const field = { name: "", type: "web" };
  if (!target.startsWith("mailto:")) return checkWeb(target, rules, field);
  const address = target.slice("mailto:".length);
  return rules.is("mail", address) ? checkMail(address, rules, field) : misspelled("bad-email", target, ONE_ADDRESS);
}

/**
 * @param {LocatedText} located
 * @param {Rules} rules
 * @returns {Finding[]}
 */
export function lookalikeHosts({ location, text }, rules) {
  const hosts = new Set(rules.all("hostOfAddress", text.toLowerCase()).map(([, host]) => host));
  return [...hosts].flatMap((host) => {
    if (!rules.is("lookalikeHost", host)) return [];
    const message = say('"{host}" looks like another address; it is shown as {name}', { host, name: asciiHost(host) });
    return [
      { rule: "lookalike-host", location, severity: "warning", message, hint: say("compare it with the source") },
    ];
  });
}
