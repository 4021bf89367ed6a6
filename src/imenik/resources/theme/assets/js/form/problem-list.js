// What is wrong, told beside the fields and, when somebody asks for the result, in a list that leads to them.
import { place } from "./fields.js";
import { labelOf } from "./markup.js";

const words = (form) => form.querySelector('[data-im="words"]').dataset;
const paragraph = (text, name) => Object.assign(document.createElement("p"), { textContent: text, className: name });
const sentence = ({ message, hint }) => [message, hint].filter(Boolean).join("; ");

// Where a problem is shown: the field, and the element where one mends it; undefined for what the form does not have.
const whereOf = (form, problem) => (problem.at[0] === "id" ? idField(form) : place(form, problem.at));

function idField(form) {
  const field = form.querySelector('.im-field[data-im="id"]');
  return { field, input: field.querySelector("input") };
}

// What is wrong, and where what is missing is added: beside this form, which stays open.
function line(form, problem) {
  const element = paragraph(`${words(form)[problem.level]}: ${sentence(problem)}`, `im-${problem.level}`);
  const way = problem.add && form.querySelector(`[data-im="words"] a[data-kind="${problem.add}"]`);
  if (way) element.append(". ", way.cloneNode(true));
  return element;
}

// Shows the problems of the fields that `isTouched` says were left; what was shown before and is no more goes.
export function tell(form, problems, isTouched) {
  const said = new Map();
  for (const problem of problems) {
    const where = whereOf(form, problem);
    if (where && isTouched(where.field))
      said.set(where.field, [...(said.get(where.field) ?? []), { ...problem, input: where.input }]);
  }
  for (const element of form.querySelectorAll("[aria-invalid]")) element.removeAttribute("aria-invalid");
  for (const field of form.querySelectorAll(".im-field")) {
    const found = said.get(field) ?? [];
    const box = field.querySelector(":scope > .im-said");
    const lines = found.map((each) => line(form, each));
    if (
      lines.map(({ textContent }) => textContent).join() ===
      [...box.children].map(({ textContent }) => textContent).join()
    )
      mark(found);
    else {
      box.replaceChildren(...lines);
      mark(found);
    }
    field.classList.toggle(
      "im-wrong",
      found.some(({ level }) => level === "error"),
    );
  }
}

function mark(found) {
  for (const { input, level } of found) {
    if (level === "error") input?.setAttribute("aria-invalid", "true");
    const box = input?.closest(".im-field").querySelector(":scope > .im-said");
    if (box?.id && !input.getAttribute("aria-describedby")?.includes(box.id)) {
      input.setAttribute(
        "aria-describedby",
        [input.getAttribute("aria-describedby"), box.id].filter(Boolean).join(" "),
      );
    }
  }
}

// A list of problems, each leading to its field; one that has no field is told all the same, with its key.
export function list(form, problems) {
  const fields = [...form.querySelectorAll(".im-field")];
  const found = problems.map((problem) => ({ problem, where: whereOf(form, problem) }));
  const rank = ({ where }) => (where ? fields.indexOf(where.field) : fields.length);
  return found
    .sort((one, other) => rank(one) - rank(other))
    .map(({ problem, where }) => {
      const item = document.createElement("li");
      if (!where) {
        item.textContent = `${problem.at.join(".")}: ${sentence(problem)}`;
        return item;
      }
      const link = Object.assign(document.createElement("a"), {
        href: `#${where.field.querySelector("[id]")?.id ?? ""}`,
        textContent: labelOf(where.field),
      });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        show(where);
      });
      item.append(link, `: ${sentence(problem)}`);
      return item;
    });
}

// Unfolds what a field is in, and goes there.
export function show({ field, input }) {
  for (let each = field; each; each = each.parentElement.closest("details"))
    if (each.matches("details")) each.open = true;
  (input ?? field).focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}
