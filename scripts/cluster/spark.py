#!/usr/bin/env python3
"""Who said what, by Spark: articles as JSON Lines in, records out.

usage: scripts/cluster/pack hearsay.tar.gz
       spark-submit --archives hearsay.tar.gz#hearsay scripts/cluster/spark.py \\
           [--partitions N] [--strict] [--parquet] ARTICLES OUT

ARTICLES and OUT are paths that Spark takes: folders, s3a://, hdfs://, *.jsonl.gz.  An article without
a key "id" gets one made of its line.  OUT gets

  attributions   the records that hearsay -o jsonl writes, a file for each partition, in order
  errors         the articles that were left out, and why: file, line, doc, program, kind, reason
  parquet        with --parquet: the records again, as a table with the columns of ATTRIBUTION

With --strict an article that cannot be read fails the job.  A partition that failed is done again by
Spark and gives the same bytes.  Bytes that are no UTF-8 are U+FFFD by the time that hearsay sees them.
Where nothing may be shipped, put hearsay on all workers and say --command 'partition'.
"""
import argparse
import hashlib
import json

from pyspark import SparkFiles, StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, from_json
from pyspark.sql.types import (ArrayType, DoubleType, LongType, StringType, StructField, StructType)


def struct(types):
    return StructType([StructField(name, kind) for name, kind in types.items()])


TEXT = StringType()
STRETCH = ArrayType(struct({"start": LongType(), "end": LongType(), "text": TEXT}))
ATTRIBUTION = struct({
    "doc": TEXT, "id": TEXT, "type": TEXT,
    "source": STRETCH, "cue": STRETCH, "content": STRETCH, "addressee": STRETCH,
    "speaker": struct({"name": TEXT, "entity": TEXT, "kind": TEXT, "role": TEXT}),
    "mode": TEXT, "class": TEXT, "polarity": TEXT, "certainty": TEXT, "factivity": TEXT,
    "parent": TEXT, "confidence": DoubleType(), "rule": TEXT, "sentence": TEXT, "paragraph": TEXT,
})


def with_id(line):
    """What is no JSON object goes on as it is: hearsay says so."""
    try:
        article = json.loads(line)
    except ValueError:
        return line
    if not isinstance(article, dict) or article.get("id") not in (None, ""):
        return line
    article["id"] = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return json.dumps(article)


def annotate(spark, articles, command, partitions=None):
    """An RDD of lines: of each partition the records, then the articles that were left out."""
    lines = spark.sparkContext.textFile(articles, partitions)
    if partitions and lines.getNumPartitions() < partitions:  # compressed files come whole
        lines = lines.repartition(partitions)
    return lines.map(with_id).pipe(command, checkCode=True)


def records(spark, path):
    """The records under a path as a DataFrame with the columns of ATTRIBUTION."""
    lines = spark.read.text(path)
    return lines.select(from_json(col("value"), ATTRIBUTION).alias("record")).select("record.*")


def main():
    parser = argparse.ArgumentParser(description="Who said what, by Spark.")
    parser.add_argument("articles")
    parser.add_argument("out")
    parser.add_argument("--partitions", type=int)
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--parquet", action="store_true")
    parser.add_argument("--command")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("hearsay").getOrCreate()
    # On a cluster the archive is unpacked where a worker runs; locally, where all files of the job are.
    local = spark.sparkContext.master.startswith("local") and "cluster" not in spark.sparkContext.master
    command = options.command or (SparkFiles.get("hearsay") if local else "./hearsay") + "/partition"
    if options.strict:
        command += " --strict"
    # Kept, so that hearsay runs once; a block that is lost is made again, the same.
    lines = annotate(spark, options.articles, command, options.partitions)
    lines.persist(StorageLevel.DISK_ONLY)
    lines.filter(lambda line: not line.startswith('{"file":')).saveAsTextFile(
        options.out + "/attributions")
    lines.filter(lambda line: line.startswith('{"file":')).saveAsTextFile(options.out + "/errors")
    if options.parquet:
        records(spark, options.out + "/attributions").write.parquet(options.out + "/parquet")
    spark.stop()


if __name__ == "__main__":
    main()
