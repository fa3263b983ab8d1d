#!/bin/sh
# Who said what, by a Slurm array job over a file system that all nodes share.
#
#     split -C 64M -d -a 4 --additional-suffix=.jsonl articles.jsonl parts/
#     scripts/cluster/pack hearsay.tar.gz && mkdir kit && tar -xzf hearsay.tar.gz -C kit
#     sbatch --array=0-99 scripts/cluster/slurm.sh kit parts
#     cat parts/*.records >records.jsonl
#
# Each of a hundred tasks, whose numbers have no gap, does every hundredth part, one after the other.  The records of a part appear as a whole or
# not at all; a task that is started again, by Slurm or by the same command, does what is missing.
# What follows the folders are options of `partition`, such as --strict.
#SBATCH --job-name=hearsay
#SBATCH --cpus-per-task=1
#SBATCH --mem=2G
#SBATCH --requeue
#SBATCH --open-mode=append
set -eu
kit=$1 parts=$2
shift 2
first=$SLURM_ARRAY_TASK_MIN mine=$SLURM_ARRAY_TASK_ID
step=$((SLURM_ARRAY_TASK_MAX - first + 1))

number=0 status=0
for part in "$parts"/*.jsonl; do
    records=${part%.jsonl}.records
    if [ $((number % step)) -eq $((mine - first)) ] && [ ! -e "$records" ]; then
        if "$kit/partition" "$@" <"$part" >"$records.new"; then
            mv "$records.new" "$records"
        else
            echo "slurm.sh: $part failed" >&2
            rm -f "$records.new"
            status=1
        fi
    fi
    number=$((number + 1))
done
exit $status
