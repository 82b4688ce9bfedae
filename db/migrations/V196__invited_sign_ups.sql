-- The invitation by which somebody signs up. It loses a use when the sign-up is confirmed. There is no foreign key: a confirmation locks the
-- sign-up before the invitation, and taking the invitation back would lock them in the other order. A migration of its own, since a
-- confirmation locks sign_ups before users.
ALTER TABLE sign_ups ADD COLUMN invitation_uuid uuid;
