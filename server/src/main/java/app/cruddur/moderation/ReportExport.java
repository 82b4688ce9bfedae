package app.cruddur.moderation;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A report for whoever runs the server, with its texts open: what the law may make them keep. */
public final class ReportExport {

    private static final SqlFile EXPORT = SqlFile.load("moderation/export-report");
    private static final JsonMapper JSON = JsonMapper.shared();

    private ReportExport() {}

    /**
     * Reads a report that was sent, and notes that in the audit log.
     *
     * @param key that of the servers
     * @return JSON
     * @throws IllegalArgumentException when there is no such report, or a key does not open it
     */
    public static String of(Db db, SecretKey key, UUID id) {
        Db.Row row =
                db.call(EXPORT)
                        .with("uuid", id)
                        .row()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no report " + id + ", or no more."));
        if (!row.isWhole()) {
            throw new IllegalArgumentException(
                    "No key opens the texts of report %s: set SEALS_FILE to the file of the servers."
                            .formatted(id));
        }
        ObjectNode report = (ObjectNode) JSON.readTree(row.column(1));
        for (String text : List.of("evidence", "note", "answer")) {
            JsonNode locked = report.get(text);
            if (!locked.isNull()) {
                report.put(text, LockedTexts.open(locked.asString(), id, key));
            }
        }
        for (JsonNode one : report.get("moderators_notes")) {
            ObjectNode note = (ObjectNode) one;
            UUID own = UUID.fromString(note.remove("uuid").asString());
            note.put("note", LockedTexts.open(note.get("note").asString(), own, key));
        }
        if (!report.get("evidence").isNull()) {
            report.set("evidence", JSON.readTree(report.get("evidence").asString()));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
    }
}
