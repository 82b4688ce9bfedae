import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How old the home page may be: posts, and asks for home until it shows this crud or a newer one,
 * counted from the answer to the post, which comes after its commit.
 *
 * <p>{@code java Age.java PORT SECONDS FILE}, where the file is as for requests.lua. Prints p50, p99
 * and the most in milliseconds.
 */
class Age {

    private static final Pattern UUID = Pattern.compile("\"uuid\" ?: ?\"([0-9a-f-]{36})\"");

    public static void main(String[] args) throws IOException, InterruptedException {
        String address = "http://127.0.0.1:" + args[0];
        long end = System.nanoTime() + (long) (Double.parseDouble(args[1]) * 1e9);
        List<String> posts = Files.readAllLines(Path.of(args[2]));
        List<Double> ages = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            // At least once, however short the time and slow the machine.
            while (System.nanoTime() < end || ages.isEmpty()) {
                String posted = first(http, request(address, posts.get(ages.size() % posts.size())));
                long committed = System.nanoTime();
                HttpRequest home = HttpRequest.newBuilder(URI.create(address + "/api/activities/home")).build();
                while (first(http, home).compareTo(posted) < 0) {
                    if (System.nanoTime() - committed > 10_000_000_000L) {
                        throw new IOException("Ten seconds after a post home does not show it.");
                    }
                }
                ages.add((System.nanoTime() - committed) / 1e6);
                Thread.sleep(20);
            }
        }
        Collections.sort(ages);
        System.out.printf(
                "p50 %.3f p99 %.3f max %.3f cruds %d%n",
                ages.get(ages.size() / 2),
                ages.get((int) (ages.size() * 0.99)),
                ages.getLast(),
                ages.size());
    }

    private static HttpRequest request(String address, String line) {
        String[] fields = line.split("\t", 4);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + fields[1]));
        for (String header : fields[2].split("\\|")) {
            request.header(header.split(": ")[0], header.split(": ", 2)[1]);
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(fields[3])).build();
    }

    private static String first(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        String body = http.send(request, BodyHandlers.ofString()).body();
        Matcher uuid = UUID.matcher(body);
        if (!uuid.find()) {
            throw new IOException("There is no crud in the answer: " + body);
        }
        return uuid.group(1);
    }
}
