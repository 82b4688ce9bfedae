-- Begins a panic, or has it last for 24 hours from now.
SELECT begin_panic(:by_handle)::text;
