-- Moderators are told that reports or new accounts wait, and people that something was decided about them: one row of each kind for a
-- person, which a new one moves to the top. Nobody has done it by name: the row names the person who is told. V186 checks
-- the rows that are there, without a lock that keeps readers out.
ALTER TABLE notifications DROP CONSTRAINT notifications_kind_known;
ALTER TABLE notifications ADD CONSTRAINT notifications_kind_known
    CHECK (kind IN ('replied', 'mentioned', 'liked', 'reposted', 'followed', 'reports', 'sign_ups', 'decision')) NOT VALID;
ALTER TABLE notifications DROP CONSTRAINT notifications_of_a_crud;
ALTER TABLE notifications ADD CONSTRAINT notifications_of_a_crud
    CHECK ((kind IN ('followed', 'reports', 'sign_ups', 'decision')) = (activity_uuid IS NULL)) NOT VALID;
