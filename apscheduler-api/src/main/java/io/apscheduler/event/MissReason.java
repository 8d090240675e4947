package io.apscheduler.event;

/** Why a run will not happen. */
public enum MissReason {
    /** It could not start within its grace time. */
    MISFIRE,
    /** As many instances of the job as allowed were running when it came due. */
    MAX_INSTANCES,
    /** It was under way when its node died, and the job asked not to be run twice. */
    LOST
}
