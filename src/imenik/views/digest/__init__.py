"""The digest of what is new in words: for the page, for mails and chats."""
