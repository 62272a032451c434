using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace InitGen.Runtime.Tests.Files;

/// <summary>Which of several processes this is, as what started it says.</summary>
public sealed class WorkerTests
{
    [Theory]
    [InlineData("", 0, 1)]
    [InlineData("RANK=2 WORLD_SIZE=4", 2, 4)]
    [InlineData("OMPI_COMM_WORLD_RANK=3 OMPI_COMM_WORLD_SIZE=4", 3, 4)]
    [InlineData("SLURM_PROCID=0 SLURM_NTASKS=2", 0, 2)]
    [InlineData("JOB_COMPLETION_INDEX=1 WORLD_SIZE=3", 1, 3)]
    [InlineData("RANK=1 WORLD_SIZE=2 OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=2", 1, 2)]
    [InlineData("OMPI_COMM_WORLD_RANK=3 OMPI_COMM_WORLD_SIZE=4 SLURM_PROCID=0 SLURM_NTASKS=2", 3, 4)]
    [InlineData("RANK=3 WORLD_SIZE=4 JOB_COMPLETION_INDEX=1", 3, 4)]
    [InlineData("RANK= WORLD_SIZE=", 0, 1)]
    [InlineData("OTHER=1", 0, 1)]
    public void The_environment_says_which(string environment, int rank, int count) =>
        Assert.Equal(new Worker(rank, count), Worker.FromEnvironment(Reader(environment), null));

    [Fact]
    public void A_count_completes_what_says_only_the_rank()
    {
        Assert.Equal(new Worker(1, 4), Worker.FromEnvironment(Reader("JOB_COMPLETION_INDEX=1"), 4));
        Assert.Equal(new Worker(1, 4), Worker.FromEnvironment(Reader("RANK=1 WORLD_SIZE=4"), 4));
        Assert.Equal(default, Worker.FromEnvironment(Reader(""), 1));
    }

    [Theory]
    [InlineData("RANK=2", null, "RANK is set and WORLD_SIZE is not")]
    [InlineData("WORLD_SIZE=2", null, "WORLD_SIZE is set and RANK is not")]
    [InlineData("OMPI_COMM_WORLD_SIZE=2", null, "OMPI_COMM_WORLD_SIZE is set and OMPI_COMM_WORLD_RANK is not")]
    [InlineData("SLURM_PROCID=1", null, "SLURM_PROCID is set and SLURM_NTASKS is not")]
    [InlineData("JOB_COMPLETION_INDEX=1", null, "nothing says how many there are")]
    [InlineData("RANK=1 WORLD_SIZE=2 OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=2", null, "this is worker 1 of 2, and OMPI_COMM_WORLD_RANK and OMPI_COMM_WORLD_SIZE say 0 of 2")]
    [InlineData("SLURM_PROCID=1 SLURM_NTASKS=2 JOB_COMPLETION_INDEX=1 WORLD_SIZE=3", null, "SLURM_PROCID and SLURM_NTASKS say")]
    [InlineData("RANK=2 WORLD_SIZE=2", null, "worker 2 of 2. Ranks count from 0")]
    [InlineData("RANK=0 WORLD_SIZE=0", null, "worker 0 of 0")]
    [InlineData("RANK=-1 WORLD_SIZE=2", null, "RANK is '-1', which is no number")]
    [InlineData("RANK=x WORLD_SIZE=2", null, "RANK is 'x', which is no number")]
    [InlineData("RANK=0 WORLD_SIZE=99999999999", null, "WORLD_SIZE is '99999999999'")]
    [InlineData("RANK=1 WORLD_SIZE=2", 4, "There are to be 4 workers, and RANK and WORLD_SIZE say 2")]
    [InlineData("JOB_COMPLETION_INDEX=4", 4, "worker 4 of 4")]
    [InlineData("", 4, "There are to be 4 workers, and no variable says which one this is")]
    public void What_contradicts_itself_is_refused(string environment, int? count, string message) => Assert.Contains(
        message, Assert.Throws<InvalidOperationException>(() => Worker.FromEnvironment(Reader(environment), count)).Message, StringComparison.Ordinal);

    [Fact]
    public void Ranks_stay_below_the_count()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Worker(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Worker(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Worker(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Worker.FromEnvironment(0));
        Assert.Equal((new Shard(1, 2), "1 of 2"), (new Worker(1, 2).Shard, new Worker(1, 2).ToString()));
    }

    /// <summary>Four processes, each started as another engine would start it.</summary>
    [Fact]
    public void Four_processes_write_the_bytes_of_one()
    {
        using var expected = new Folder();
        using var found = new Folder();
        new WorkerModel().InitializeTo(expected["m.safetensors"], WorkerModel.Seed, WorkerModel.Options(default));
        string[] environments =
        [
            "RANK=0 WORLD_SIZE=4", "OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=4", "SLURM_PROCID=2 SLURM_NTASKS=4", "JOB_COMPLETION_INDEX=3 WORLD_SIZE=4",
        ];
        Process[] workers = [.. environments.Select(environment => Start(environment, found["m.safetensors"]))];
        foreach (Process worker in workers)
        {
            using (worker)
            {
                string errors = worker.StandardError.ReadToEnd();
                worker.WaitForExit();
                Assert.Equal((0, ""), (worker.ExitCode, errors));
            }
        }

        Assert.True(expected.Names.Count() > 4);
        Assert.Equal(expected.Contents, found.Contents);
    }

    private static Process Start(string environment, string path)
    {
        string output = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string probe = Path.GetFullPath(Path.Combine(
            output, "../../InitGen.Runtime.Probe", Path.GetFileName(output), "InitGen.Runtime.Probe.dll"));
        ProcessStartInfo info = new("dotnet", [probe, path]) { RedirectStandardError = true };
        string[] all = ["RANK", "WORLD_SIZE", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "SLURM_PROCID", "SLURM_NTASKS", "JOB_COMPLETION_INDEX"];
        foreach (string name in all) info.Environment.Remove(name);
        foreach ((string name, string value) in Pairs(environment)) info.Environment[name] = value;
        return Process.Start(info)!;
    }

    private static Func<string, string?> Reader(string environment)
    {
        Dictionary<string, string> values = Pairs(environment).ToDictionary(static pair => pair.Name, static pair => pair.Value);
        return name => values.GetValueOrDefault(name);
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string environment) =>
        environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static pair => (pair.Split('=')[0], pair.Split('=')[1]));
}
