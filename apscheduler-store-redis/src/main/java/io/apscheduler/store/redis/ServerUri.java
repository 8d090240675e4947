package io.apscheduler.store.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.HostAndPort;

/** The parts of a server's URI. Immutable. */
record ServerUri(HostAndPort server, Login login, int database, boolean ssl) {
    /** What a URI may be, as the end of a sentence. */
    static final String FORM =
            "like redis://host:6379/0, or rediss: for TLS, a user and a password before the host if they are needed";

    private static final int PORT = 6379;
    private static final Pattern DATABASE = Pattern.compile("/?|/(\\d{1,9})");
    private static final Pattern SERVER = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\s]+)):(\\d{1,5})");

    /** Reads a URI; empty if it is none of a server. */
    static Optional<ServerUri> parse(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme());
            Matcher path = DATABASE.matcher(String.valueOf(uri.getRawPath()));
            boolean understood = (scheme.equals("redis") || scheme.equals("rediss"))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && path.matches();
            if (!understood) {
                return Optional.empty();
            }
            return Optional.of(new ServerUri(
                    new HostAndPort(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort()),
                    login(Optional.ofNullable(uri.getRawUserInfo()).orElse("")),
                    path.group(1) == null ? 0 : Integer.parseInt(path.group(1)),
                    scheme.equals("rediss")));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Login login(String userInfo) {
        int colon = userInfo.indexOf(':');
        String name = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
        return new Login(name.isEmpty() ? null : name, colon < 0 ? null : decoded(userInfo.substring(colon + 1)));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Reads {@code host:port}; empty if it is not that. */
    static Optional<HostAndPort> server(String text) {
        Matcher matcher = SERVER.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Optional.of(new HostAndPort(host, Integer.parseInt(matcher.group(3))));
    }

    RedisJobStore.Builder builder() {
        RedisJobStore.Builder builder = new RedisJobStore.Builder(Topology.SINGLE, List.of(server), "");
        if (login.username() != null) {
            builder.username(login.username());
        }
        if (login.password() != null) {
            builder.password(login.password());
        }
        return builder.database(database).ssl(ssl);
    }
}
