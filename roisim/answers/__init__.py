"""What is asked of a case, one question a file, from the worlds that the model lives through."""
