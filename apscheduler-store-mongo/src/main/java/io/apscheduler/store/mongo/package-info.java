/** A job store that keeps jobs in MongoDB: {@link io.apscheduler.store.mongo.MongoJobStore}. */
@NullMarked
package io.apscheduler.store.mongo;

import org.jspecify.annotations.NullMarked;
