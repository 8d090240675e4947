/** What the quick start's jobs call; of no use to anything else. */
@NullMarked
package quickstart;

import org.jspecify.annotations.NullMarked;
