"""Pages: States, calendar, Committee, cycles, recommendations and their follow-up."""
