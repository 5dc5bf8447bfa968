"""One module per process: each can run alone, many times over, on other machines."""
