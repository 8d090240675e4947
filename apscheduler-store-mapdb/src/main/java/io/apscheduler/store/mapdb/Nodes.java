package io.apscheduler.store.mapdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The incarnations of nodes: all that came while the store was open, and those before that still own something. Guarded by
 * the lock of its {@link Records}.
 */
final class Nodes {
    private final Map<String, Node> byName = new HashMap<>();
    private final List<Node> notDead = new ArrayList<>();

    @Nullable
    Node get(String name) {
        return byName.get(name);
    }

    Collection<Node> all() {
        return byName.values();
    }

    /** The node of a name, made if it is not known. */
    Node of(String name) {
        Node known = byName.get(name);
        if (known == null) {
            known = new Node(name);
            byName.put(name, known);
            notDead.add(known);
        }
        return known;
    }

    void bury(Node node, long now) {
        node.bury(now);
        notDead.remove(node);
    }

    /** Those whose lease has lapsed but who are not dead yet. */
    List<Node> lapsed(long now) {
        List<Node> lapsed = List.of();
        for (Node node : notDead) {
            if (!node.isAlive(now)) {
                lapsed = lapsed.isEmpty() ? new ArrayList<>() : lapsed;
                lapsed.add(node);
            }
        }
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
