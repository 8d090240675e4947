package io.apscheduler.job;

import io.apscheduler.job.Callee.Code;
import io.apscheduler.job.Callee.Form;
import io.apscheduler.job.Callee.Target;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads which method a functional object refers to.
 *
 * <p>A serializable lambda describes itself to the stream that writes it, and that stream may replace what it was given.
 * This one keeps the description and writes nothing; nothing is ever read back. Reflection would tell the same, but only
 * where the user's module is opened.
 *
 * <p>The class of a lambda stands for one place in the source, so all but a bound receiver is read once per class.
 */
final class TargetReader extends ObjectOutputStream {
    private static final ClassValue<Place> PLACES = new ClassValue<>() {
        @Override
        protected Place computeValue(Class<?> type) {
            return new Place();
        }
    };

    private @Nullable SerializedLambda description;

    private TargetReader() throws IOException {
        super(OutputStream.nullOutputStream());
        enableReplaceObject(true);
    }

    /** What the function calls, and on objects of which class, if the instance factory is to make one. */
    static Code read(Call function, @Nullable Class<?> type) {
        Place place = PLACES.get(function.getClass());
        Code known = place.code;
        if (known == null || known.type() != type || known.target().form() == Form.BOUND) {
            known = describe(function, type);
            place.code = known.receiver() == null ? known : null;
        }
        return known.function() == function ? known : new Code(function, known.target(), type, null);
    }

    @Override
    protected @Nullable Object replaceObject(Object object) {
        if (object instanceof SerializedLambda lambda) {
            description = lambda;
        }
        return null;
    }

    private static Code describe(Call function, @Nullable Class<?> type) {
        SerializedLambda lambda = descriptionOf(function);
        if (lambda == null) {
            MethodType nothing = MethodType.methodType(void.class);
            return new Code(function, new Target(Form.OBJECT, function.getClass(), "call", nothing, null), type, null);
        }
        Object receiver = formOf(lambda) == Form.BOUND ? lambda.getCapturedArg(0) : null;
        return new Code(function, target(lambda, function.getClass().getClassLoader(), type), type, receiver);
    }

    private static @Nullable SerializedLambda descriptionOf(Call function) {
        try (TargetReader reader = new TargetReader()) {
            reader.writeObject(function);
            return reader.description;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot tell which method " + function.getClass().getName() + " calls.", e);
        }
    }

    private static Target target(SerializedLambda lambda, @Nullable ClassLoader loader, @Nullable Class<?> type) {
        Form form = formOf(lambda);
        Class<?> owner = form == Form.INSTANCE && type != null ? type : load(lambda.getImplClass(), loader);
        String method = lambda.getImplMethodName();
        MethodType signature = MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader);
        boolean isNamed = form == Form.STATIC || form == Form.INSTANCE;
        return new Target(form, owner, method, signature, isNamed ? text(owner, method, signature) : null);
    }

    private static Form formOf(SerializedLambda lambda) {
        if (lambda.getImplMethodName().startsWith("lambda$")) {
            return Form.LAMBDA;
        }
        return switch (lambda.getImplMethodKind()) {
            case MethodHandleInfo.REF_newInvokeSpecial -> Form.CONSTRUCTOR;
            case MethodHandleInfo.REF_invokeStatic -> Form.STATIC;
            default -> lambda.getCapturedArgCount() > 0 ? Form.BOUND : Form.INSTANCE;
        };
    }

    private static Class<?> load(String internalName, @Nullable ClassLoader loader) {
        String name = internalName.replace('/', '.');
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new TypeNotPresentException(name, e);
        }
    }

    private static String text(Class<?> owner, String method, MethodType signature) {
        String name = owner.getName() + "::" + method;
        return isOverloaded(owner, method)
                ? signature.parameterList().stream()
                        .map(Class::getTypeName)
                        .collect(Collectors.joining(",", name + "(", ")"))
                : name;
    }

    private static boolean isOverloaded(Class<?> owner, String method) {
        try {
            return Arrays.stream(owner.getMethods())
                            .filter(candidate -> candidate.getName().equals(method))
                            .map(Method::getParameterTypes)
                            .map(Arrays::asList)
                            .distinct()
                            .count()
                    > 1;
        } catch (LinkageError e) {
            return true; // a method that has nothing to do with the task needs a class that is not here
        }
    }

    /** A place in the source where a functional object is made. Races are harmless: all write equal values. */
    private static final class Place {
        private volatile @Nullable Code code;
    }
}
