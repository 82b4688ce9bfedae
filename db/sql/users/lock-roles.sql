-- Before a user is deleted or suspended: where they are an admin, no other stops being one in good standing until this transaction ends. The
-- caller has locked the user.
SELECT lock_roles(:user_uuid::uuid)::text;
