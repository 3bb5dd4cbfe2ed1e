"""What is checked: the shape of each record (`shape`) and what no record can know alone (`rules`)."""
