"""The built sites in real Chromium: what people see, hear, reach and press."""
