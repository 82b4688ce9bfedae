-- U+0001 will mark sealed text, and is refused in what people write from this release on. What was written before must
-- not be taken for sealed: U+FFFD, the replacement character, stands in its place.
UPDATE users SET display_name = translate(display_name, chr(1), chr(65533))
WHERE position(chr(1) IN display_name) > 0;

UPDATE users SET bio = translate(bio, chr(1), chr(65533))
WHERE position(chr(1) IN bio) > 0;

UPDATE sign_ups SET display_name = translate(display_name, chr(1), chr(65533))
WHERE position(chr(1) IN display_name) > 0;

UPDATE issuer_names SET display_name = translate(display_name, chr(1), chr(65533))
WHERE position(chr(1) IN display_name) > 0;

UPDATE activities SET message = translate(message, chr(1), chr(65533))
WHERE position(chr(1) IN message) > 0;
