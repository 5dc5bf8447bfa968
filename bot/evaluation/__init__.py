"""How well the receptionist understands: honest splits, near-duplicates, noise, figures, thresholds."""
