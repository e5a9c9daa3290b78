"""What our pages say to machines: schema.org in JSON-LD, from the same things that the page shows."""
