"""What is new, in words: for the page, for mails and chats."""
