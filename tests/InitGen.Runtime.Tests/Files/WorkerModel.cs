using System;
using System.Globalization;
using System.Text;
using InitGen.CompilerServices;
using InitGen.Theory;

namespace InitGen.Runtime.Tests.Files;

/// <summary>A model that several processes write together. Its weights are never in memory.</summary>
internal sealed class WorkerModel : IInitializable
{
    public const ulong Seed = 7;

    private static readonly long[] Lengths = { 5000, 100_003, 64, 250_000, 1, 70_000, 90_001 };

    /// <summary>A file holds one or two of the parameters.</summary>
    public static SaveOptions Options(Worker worker) => new() { MaxShardSize = 400_000, Worker = worker };

    public void InitializeWeights(ref WeightPass pass)
    {
        for (int i = 0; i < Lengths.Length; i++)
        {
            if (!pass.Enter(Encoding.UTF8.GetBytes(Path(i)), Lengths[i])) continue;
            if (pass.Stores) throw new InvalidOperationException("Nobody asked for these weights in memory.");
            while (pass.Next()) InitKernels.Normal(pass.Destination, pass.Seed, pass.Stream, pass.Start, 0f, 1f);
        }
    }

    public void DescribeWeights(ParameterCollector parameters)
    {
        for (int i = 0; i < Lengths.Length; i++)
            parameters.Add(Path(i), typeof(float), Scheme.Normal, WeightDistribution.Normal(0, 1), 0, 0, Lengths[i]);
    }

    private static string Path(int i) => "p" + i.ToString(CultureInfo.InvariantCulture) + ".weight";
}
