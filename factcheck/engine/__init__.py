"""How the stages are spread over processes or machines."""
