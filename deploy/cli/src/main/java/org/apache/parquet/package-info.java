/**
 * What Heed needs of Parquet that only its own package may call: in come codecs, out go the options of a reader that runs without
 * Hadoop. Look at it again whenever the library is upgraded.
 */
package org.apache.parquet;
