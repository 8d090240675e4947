package io.apscheduler.engine.planted;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

/** Lets stored bytes choose which classes are loaded. */
final class PlantedSerialization {
    private PlantedSerialization() {}

    static Object read(InputStream stored) throws IOException, ClassNotFoundException {
        try (ObjectInputStream objects = new ObjectInputStream(stored)) {
            return objects.readObject();
        }
    }
}
