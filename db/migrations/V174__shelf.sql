-- What people keep on their shelves, each seen by its owner alone. A crud leaves a shelf with its end.
--
-- In the order in which writers take them.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
LOCK TABLE activities IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE shelf (
    user_uuid uuid NOT NULL,
    activity_uuid uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT shelf_pkey PRIMARY KEY (user_uuid, activity_uuid),
    CONSTRAINT shelf_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT shelf_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities (uuid) ON DELETE CASCADE
);
CREATE INDEX shelf_activity_uuid_idx ON shelf (activity_uuid);

-- The ids on each member's shelf: where to look. What a reader is shown comes from the reader's own view.
CREATE VIEW seen_shelf AS
SELECT user_uuid AS viewer_uuid, activity_uuid FROM shelf;
