-- Takes an attempt that told nothing of the password off the count.
UPDATE failed_attempts SET failures = failures - 1
WHERE subject_hmac = decode(:subject_hmac, 'hex') AND failures > 0
RETURNING failures::text;
