-- The colour of a profile's banner, and the one link of a profile. A person who has neither has no row.
-- Statements find a row by the uuid of a person whom they have read from a view of people, which decides who is there for the reader.
CREATE TABLE profile_extras (
    user_uuid uuid NOT NULL,
    banner text COLLATE "C",
    link text COLLATE "C",
    CONSTRAINT profile_extras_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT profile_extras_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT profile_extras_banner_known CHECK (banner IN ('blue', 'teal', 'green', 'amber', 'red', 'pink', 'grey')),
    CONSTRAINT profile_extras_link_safe CHECK (link ~ '^https://[!-~]+$' AND length(link) <= 200),
    CONSTRAINT profile_extras_not_empty CHECK (banner IS NOT NULL OR link IS NOT NULL)
);

CREATE FUNCTION profile_json(
    uuid uuid, handle text, display_name text, bio text, cruds_count bigint, followers_count bigint, following_count bigint,
    created_at timestamptz, banner text, link text) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object(
        'uuid', uuid,
        'handle', handle,
        'display_name', display_name,
        'bio', bio,
        'cruds_count', cruds_count,
        'followers_count', followers_count,
        'following_count', following_count,
        'created_at', iso_utc(created_at),
        'banner', banner,
        'link', link);

DROP FUNCTION profile_json(uuid, text, text, text, bigint, bigint, bigint, timestamptz);
