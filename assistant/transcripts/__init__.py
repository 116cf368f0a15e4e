"""Past support chats into questions and answers that the owner can approve."""
