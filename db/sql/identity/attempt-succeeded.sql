-- Forgets the failed attempts on a subject.
DELETE FROM failed_attempts WHERE subject_hmac = decode(:subject_hmac, 'hex') RETURNING 'forgotten';
