using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using InitGen.CompilerServices;
using InitGen.Theory;

namespace InitGen.Runtime.Tests.Files;

/// <summary>A model as the generator would write it, of parameters that a test chooses.</summary>
internal sealed class FileModel(params FileParameter[] parameters) : IInitializable
{
    public FileParameter this[string path] => parameters.Single(parameter => parameter.Path == path);

    /// <summary>The bits of all parameters, in order.</summary>
    public IEnumerable<string> Bits => parameters.Select(static parameter => Convert.ToHexString(parameter.Bytes()));

    /// <summary>One parameter of each container and each type of elements, odd lengths among them.</summary>
    public static FileModel OfAllContainers() => new(
        new Flat<float>("flat.single", 3, 7),
        new Flat<Half>("flat.half", 5, 11),
        new Flat<double>("flat.double", 301, 101),
        new Flat<float>("large.weight", 300, 1001),
        new Flat<float>("matrix.weight", 130, 90) { Grain = 130 * 90 },
        new Rectangular<float>("rectangular.single", 4, 5, 6),
        new Rectangular<Half>("rectangular.half", 4, 5),
        new Jagged<float>("jagged.single", 6, 7),
        new Jagged<double>("jagged.double", 60, 700),
        new Foreign("foreign.small", 3, 5),
        new Foreign("foreign.large", 300, 901),
        new Flat<float>("number", 1));

    public void Initialize(ulong seed) => Initialization.Run(this, new() { Seed = seed, MaxDegreeOfParallelism = 1 });

    /// <summary>Fills everything with bits of all kinds, NaNs among them.</summary>
    public FileModel Scramble(int seed)
    {
        foreach (FileParameter parameter in parameters) parameter.Scramble(new Random(seed));
        return this;
    }

    public void InitializeWeights(ref WeightPass pass)
    {
        foreach (FileParameter parameter in parameters) parameter.Offer(ref pass);
    }

    public void DescribeWeights(ParameterCollector collector)
    {
        foreach (FileParameter parameter in parameters)
            collector.Add(parameter.Path, parameter.Type, Scheme.Normal, WeightDistribution.Normal(0, 1), 0, 0, parameter.Shape);
    }
}

internal abstract class FileParameter(string path, Type type, long[] shape)
{
    public string Path => path;

    public Type Type => type;

    public long[] Shape => shape;

    public long Length => shape.Aggregate(1L, static (product, axis) => product * axis);

    public long Grain { get; init; } = Philox.GroupLength;

    protected string ShapeText => $"[{string.Join(", ", shape)}]";

    protected nint[] Lengths => [.. shape.Select(static axis => (nint)axis)];

    public abstract void Offer(ref WeightPass pass);

    public abstract byte[] Bytes();

    public abstract void Scramble(Random random);

    protected static void Fill(ref WeightPass pass)
    {
        while (pass.Next()) InitKernels.Normal(pass.Destination, pass.Seed, pass.Stream, pass.Start, 0f, 1f);
    }
}

internal sealed class Flat<T>(string path, params long[] shape) : FileParameter(path, typeof(T), shape)
    where T : unmanaged
{
    public T[]? Weights { get; set; }

    public override void Offer(ref WeightPass pass)
    {
        if (!pass.Enter<T>(Encoding.UTF8.GetBytes(Path), Length, Grain)) return;
        if (pass.Stores) pass.Use(Weights ??= new T[Length], Length, Path, ShapeText);
        Fill(ref pass);
    }

    public override byte[] Bytes() => MemoryMarshal.AsBytes(Weights.AsSpan()).ToArray();

    public override void Scramble(Random random) => random.NextBytes(MemoryMarshal.AsBytes((Weights ??= new T[Length]).AsSpan()));
}

internal sealed class Rectangular<T>(string path, params long[] shape) : FileParameter(path, typeof(T), shape)
    where T : unmanaged
{
    private Array? _weights;

    public override void Offer(ref WeightPass pass)
    {
        if (!pass.Enter<T>(Encoding.UTF8.GetBytes(Path), Length, Grain)) return;
        if (pass.Stores) pass.Use<T>(_weights ??= Array.CreateInstance(typeof(T), Shape), Lengths, Path);
        Fill(ref pass);
    }

    public override byte[] Bytes() => _weights is null ? [] : MemoryMarshal.AsBytes(Span()).ToArray();

    public override void Scramble(Random random)
    {
        _weights ??= Array.CreateInstance(typeof(T), Shape);
        random.NextBytes(MemoryMarshal.AsBytes(Span()));
    }

    private Span<T> Span() =>
        MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(_weights!)), _weights!.Length);
}

internal sealed class Jagged<T>(string path, long rows, long columns) : FileParameter(path, typeof(T), [rows, columns])
    where T : unmanaged
{
    private T[][]? _weights;

    public override void Offer(ref WeightPass pass)
    {
        if (!pass.Enter<T>(Encoding.UTF8.GetBytes(Path), Length, Grain)) return;
        if (pass.Stores) pass.UseRows<T>(_weights ??= Allocate(), Lengths, Path);
        Fill(ref pass);
    }

    public override byte[] Bytes() => [.. (_weights ?? []).SelectMany(static row => MemoryMarshal.AsBytes(row.AsSpan()).ToArray())];

    public override void Scramble(Random random)
    {
        _weights ??= Allocate();
        foreach (T[] row in _weights) random.NextBytes(MemoryMarshal.AsBytes(row.AsSpan()));
    }

    private T[][] Allocate() => [.. Enumerable.Range(0, (int)Shape[0]).Select(_ => new T[Shape[1]])];
}

/// <summary>Floats that only their owner can reach.</summary>
internal sealed class Foreign(string path, params long[] shape) : FileParameter(path, typeof(float), shape)
{
    private readonly float[] _weights = new float[shape.Aggregate(1L, static (product, axis) => product * axis)];

    public Func<long, bool>? Refuses { get; set; }

    public bool CanRead { get; set; } = true;

    public override void Offer(ref WeightPass pass)
    {
        if (!pass.Enter(Encoding.UTF8.GetBytes(Path), Length, Grain)) return;
        if (pass.Stores) pass.Use(CanRead ? new Owner(this) : new Writer(this));
        Fill(ref pass);
    }

    public override byte[] Bytes() => MemoryMarshal.AsBytes(_weights.AsSpan()).ToArray();

    public override void Scramble(Random random) => random.NextBytes(MemoryMarshal.AsBytes(_weights.AsSpan()));

    private class Writer(Foreign foreign) : ForeignWeights
    {
        public override nint Identity => 1;

        public override void Write(long start, ReadOnlySpan<float> values)
        {
            if (foreign.Refuses?.Invoke(start) == true) throw new InvalidOperationException("The device is gone.");
            values.CopyTo(foreign._weights.AsSpan((int)start));
        }
    }

    private sealed class Owner(Foreign foreign) : Writer(foreign)
    {
        private readonly Foreign _foreign = foreign;

        public override void Read(long start, Span<float> values) => _foreign._weights.AsSpan((int)start, values.Length).CopyTo(values);
    }
}
