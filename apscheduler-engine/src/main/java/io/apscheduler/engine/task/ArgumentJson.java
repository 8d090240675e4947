package io.apscheduler.engine.task;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as JSON, and back as the types that a method declares.
 *
 * <p>Nothing in the data can choose a class: type information is neither written nor heeded, whatever annotations a class
 * has, and a {@link Class} is never made from its name. What a type declares is made, or nothing.
 */
final class ArgumentJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), exactAndClosed())
            .annotationIntrospector(new DeclaredTypesOnly())
            .enable(MapperFeature.BLOCK_UNSAFE_POLYMORPHIC_BASE_TYPES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
            .disable(
                    DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
                    DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(
                    BigDecimal.class,
                    config -> config.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert))
            .build();

    private ArgumentJson() {}

    /** The JSON of a value, as it is after it was written as text and read again. */
    static JsonNode encode(@Nullable Object value) throws JsonProcessingException {
        return MAPPER.readTree(MAPPER.writeValueAsString(value));
    }

    /** The JSON of a text. */
    static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** Plain Java data for JSON: text, numbers, truth values, lists and maps. */
    static @Nullable Object plain(JsonNode json) {
        try {
            return MAPPER.treeToValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every JSON value has a plain form.", e);
        }
    }

    /** A reader of values of a type. */
    static ObjectReader reader(JavaType type) {
        return MAPPER.readerFor(type);
    }

    /** The types of a method's parameters as a class sees them that declares or inherits it. */
    static List<JavaType> parameterTypes(Class<?> type, Method method) {
        JavaType declaring = MAPPER.getTypeFactory().constructType(type).findSuperType(method.getDeclaringClass());
        return List.of(method.getGenericParameterTypes()).stream()
                .map((Type parameter) -> MAPPER.getTypeFactory().resolveMemberType(parameter, declaring.getBindings()))
                .toList();
    }

    private static SimpleModule exactAndClosed() {
        return new SimpleModule("arguments")
                .addSerializer(BigDecimal.class, ToStringSerializer.instance)
                .addDeserializer(Class.class, new Refusing());
    }

    /** Classes are not data. */
    private static final class Refusing extends StdDeserializer<Class<?>> {
        private static final long serialVersionUID = 1L;

        Refusing() {
            super(Class.class);
        }

        @Override
        public Class<?> deserialize(JsonParser parser, DeserializationContext context) throws JsonMappingException {
            return context.reportInputMismatch(this, "A class is not made from its name.");
        }
    }

    /** Ignores all annotations that let data choose among types. */
    private static final class DeclaredTypesOnly extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            return null;
        }

        @Override
        public @Nullable TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass annotated, JavaType type) {
            return null;
        }

        @Override
        public @Nullable TypeResolverBuilder<?> findPropertyTypeResolver(
                MapperConfig<?> config, AnnotatedMember annotated, JavaType type) {
            return null;
        }

        @Override
        public @Nullable TypeResolverBuilder<?> findPropertyContentTypeResolver(
                MapperConfig<?> config, AnnotatedMember annotated, JavaType type) {
            return null;
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            return null;
        }
    }
}
