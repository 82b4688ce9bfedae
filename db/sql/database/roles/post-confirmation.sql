-- The statements that let the Lambda's role record a user, and see whether it is there; nothing else.
SELECT format(
    'GRANT CONNECT ON DATABASE %2$I TO %1$I; GRANT USAGE ON SCHEMA public TO %1$I; GRANT SELECT, INSERT ON users TO %1$I',
    CAST(:role AS text),
    current_database()
);
