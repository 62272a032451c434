using System;
using System.Globalization;

namespace InitGen;

/// <summary>
/// One of several processes that write a set of files together, each the files that are its own, without a word between them. The default value
/// is the only one.
/// </summary>
public readonly record struct Worker
{
    // One less than the count, so that default(Worker) is the only one.
    private readonly int _others;

    /// <summary>A worker.</summary>
    /// <param name="rank">Which one, from 0.</param>
    /// <param name="count">Number of workers, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the rank is not below the count.</exception>
    public Worker(int rank, int count)
    {
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(count), count, "The count of workers must be at least 1.");
        if (rank < 0 || rank >= count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rank), rank, FormattableString.Invariant($"The rank of a worker must be at least 0 and below the count of workers, {count}."));
        }

        Rank = rank;
        _others = count - 1;
    }

    /// <summary>Which one, from 0.</summary>
    public int Rank { get; }

    /// <summary>Number of workers.</summary>
    public int Count => _others + 1;

    /// <summary>The part of a model that this worker would fill in memory.</summary>
    public Shard Shard => new(Rank, Count);

    /// <summary>Reads which worker this process is, as what started it says.</summary>
    /// <param name="count">
    /// Number of workers, for what says only the rank: an indexed job of Kubernetes. Where the environment says it too, both must agree.
    /// </param>
    /// <returns>
    /// The worker of RANK and WORLD_SIZE (torchrun and many others) or of OMPI_COMM_WORLD_RANK and OMPI_COMM_WORLD_SIZE (Open MPI), which must agree
    /// where both are set; else that of SLURM_PROCID and SLURM_NTASKS, or of JOB_COMPLETION_INDEX (Kubernetes) with the count or with WORLD_SIZE,
    /// which must agree in the same way; the only one where nothing is set. The former two come first, because what starts processes within a
    /// job of Slurm or Kubernetes knows more than the job.
    /// </returns>
    /// <exception cref="InvalidOperationException">The variables contradict one another, are set by halves, or are no numbers in range.</exception>
    public static Worker FromEnvironment(int? count = null) => FromEnvironment(Environment.GetEnvironmentVariable, count);

    internal static Worker FromEnvironment(Func<string, string?> read, int? count)
    {
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(count), count, "The count of workers must be at least 1.");
        bool isJob = Read(read, "JOB_COMPLETION_INDEX") is not null;
        bool isPlain = Read(read, "RANK") is not null || !isJob;
        Found? inner = Agree(isPlain ? Pair(read, "RANK", "WORLD_SIZE") : null, Pair(read, "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"));
        Found? found = inner ?? Agree(Pair(read, "SLURM_PROCID", "SLURM_NTASKS"), isJob ? Job(read, count) : null);
        if (found is not { } worker)
        {
            return count is null or 1
                ? default
                : throw new InvalidOperationException(FormattableString.Invariant(
                    $"There are to be {count} workers, and no variable says which one this is. Start the processes with torchrun, mpirun, srun or as an indexed job, or say new Worker(rank, {count})."));
        }

        if (count is not null && worker.Worker.Count != count)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"There are to be {count} workers, and {worker.Source} say {worker.Worker.Count}. Start as many processes, or leave the count to the environment."));
        }

        return worker.Worker;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank} of {Count}");

    private static Found? Job(Func<string, string?> read, int? count)
    {
        const string Rank = "JOB_COMPLETION_INDEX";
        const string Size = "WORLD_SIZE";
        if (Read(read, Size) is not null) return Pair(read, Rank, Size);
        if (count is not { } size)
        {
            throw new InvalidOperationException(
                $"{Rank} says which worker this is, and nothing says how many there are: Kubernetes does not. Pass the job's completions as count, or set {Size} to them.");
        }

        return Make(Number(Rank, Read(read, Rank)!), size, $"{Rank} and the count");
    }

    private static Found? Pair(Func<string, string?> read, string rank, string size)
    {
        (string? rankText, string? sizeText) = (Read(read, rank), Read(read, size));
        if (rankText is null && sizeText is null) return null;
        if (rankText is null || sizeText is null)
        {
            (string set, string unset) = rankText is null ? (size, rank) : (rank, size);
            throw new InvalidOperationException(
                $"{set} is set and {unset} is not, so that nothing says which of how many workers this is. Set both, or neither, or say new Worker(rank, count).");
        }

        return Make(Number(rank, rankText), Number(size, sizeText), $"{rank} and {size}");
    }

    private static Found Make(int rank, int count, string source) => rank < count
        ? new(new(rank, count), source)
        : throw new InvalidOperationException(FormattableString.Invariant(
            $"{source} say that this is worker {rank} of {count}. Ranks count from 0 and stay below the number of workers."));

    private static Found? Agree(Found? left, Found? right)
    {
        if (left is { } one && right is { } other && one.Worker != other.Worker)
        {
            throw new InvalidOperationException(
                $"{one.Source} say that this is worker {one.Worker}, and {other.Source} say {other.Worker}. Unset one pair, or say new Worker(rank, count).");
        }

        return left ?? right;
    }

    private static string? Read(Func<string, string?> read, string name) => string.IsNullOrWhiteSpace(read(name)) ? null : read(name);

    private static int Number(string name, string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw new InvalidOperationException($"{name} is '{text}', which is no number from 0 to {int.MaxValue}. Set it to one, or say new Worker(rank, count).");

    private readonly record struct Found(Worker Worker, string Source);
}
