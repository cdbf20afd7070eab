"""Names as they are written and sound: other scripts, other spellings, other grammatical forms."""
