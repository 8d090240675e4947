package io.apscheduler.store.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The incarnations of nodes that were ever seen: a dead one must be known for as long as the store lives, or it would be
 * taken for a new one. Guarded by the lock of its {@link Records}.
 */
final class Nodes {
    private final Map<String, Node> byName = new HashMap<>();
    private final List<Node> notDead = new ArrayList<>();

    @Nullable
    Node get(String name) {
        return byName.get(name);
    }

    /** Renews a lease, or makes one for a node never seen; marks one dead whose lease has lapsed. */
    Node renew(String name, long now, long until) {
        Node node = byName.get(name);
        if (node == null) {
            node = new Node(name);
            byName.put(name, node);
            notDead.add(node);
            node.renew(until);
        } else if (node.isAlive(now)) {
            node.renew(until);
        } else {
            bury(node, now);
        }
        return node;
    }

    void bury(Node node, long now) {
        node.bury(now);
        notDead.remove(node);
    }

    /** Marks dead, and returns, those whose lease has lapsed. */
    List<Node> buryLapsed(long now) {
        List<Node> lapsed = List.of();
        for (Node node : notDead) {
            if (!node.isAlive(now)) {
                lapsed = lapsed.isEmpty() ? new ArrayList<>() : lapsed;
                lapsed.add(node);
            }
        }
        lapsed.forEach(node -> bury(node, now));
        return lapsed;
    }

    /** Whether a node that lives owns anything. */
    boolean own(long now) {
        for (Node node : notDead) {
            if (node.owned > 0 && node.isAlive(now)) {
                return true;
            }
        }
        return false;
    }
}
