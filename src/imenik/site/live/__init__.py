"""`imenik serve`: a server that makes what is asked for from the newest state of the files."""
