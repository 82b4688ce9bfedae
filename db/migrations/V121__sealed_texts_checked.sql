-- By itself, so that posts go on meanwhile.
ALTER TABLE activities VALIDATE CONSTRAINT activities_message_bytes;
