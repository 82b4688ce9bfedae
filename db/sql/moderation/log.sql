-- Notes in the log what a moderator has done.
INSERT INTO audit_log (by_handle, act, about_handle, rule) VALUES (:by_handle, :act, :about_handle, :rule) RETURNING uuid::text;
