using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Options;

/// <summary>A model as the generator would write it, whose parameters a test chooses, and which remembers what it was asked to fill.</summary>
internal sealed class HandWritten(params (string Name, long Length, long Grain)[] parameters) : IInitializable
{
    public const float Untouched = -77;

    public HandWritten(params long[] lengths)
        : this([.. lengths.Select((length, i) => ("p" + i, length, 64L))])
    {
    }

    public float[]?[] Memory { get; } = new float[]?[parameters.Length];

    /// <summary>Parameter, start and length of each piece.</summary>
    public ConcurrentBag<(int Parameter, long Start, int Length)> Pieces { get; } = [];

    public ConcurrentDictionary<int, byte> Threads { get; } = [];

    /// <summary>Called before each piece.</summary>
    public Action<int>? Filling { get; init; }

    public IEnumerable<float> Weights => Memory.SelectMany(values => values!);

    /// <summary>Allocates all that is null, and marks every element as untouched.</summary>
    public HandWritten Mark()
    {
        for (int i = 0; i < Memory.Length; i++)
        {
            Memory[i] ??= new float[parameters[i].Length];
            Array.Fill(Memory[i]!, Untouched);
        }

        return this;
    }

    public HandWritten Initialize(in InitializationOptions options)
    {
        Initialization.Run(this, in options, elementsPerThread: 1 << 15);
        return this;
    }

    public void InitializeWeights(ref WeightPass pass)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            (string name, long length, long grain) = parameters[i];
            if (!pass.Enter(Encoding.UTF8.GetBytes(name), length, grain)) continue;
            if (pass.Stores) pass.Use(Memory[i] ??= new float[length], length, name, $"[{length}]");
            while (pass.Next())
            {
                Pieces.Add((i, pass.Start, pass.Destination.Length));
                Threads.TryAdd(Environment.CurrentManagedThreadId, 0);
                Filling?.Invoke(i);
                InitKernels.Normal(pass.Destination, pass.Seed, pass.Stream, pass.Start, 0f, 1f);
            }
        }
    }

    public void DescribeWeights(ParameterCollector collector) => throw new NotSupportedException();
}
