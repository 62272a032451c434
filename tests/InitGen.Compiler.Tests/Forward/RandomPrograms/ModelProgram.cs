using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <summary>What a value of a small model is computed by.</summary>
internal abstract record Operation
{
    public sealed record Input(string Name) : Operation;

    /// <summary>A matrix, and a bias if it has a name.</summary>
    public sealed record Dense(string Weight, string? Bias) : Operation;

    /// <summary>An activation of one value; maxout takes two.</summary>
    public sealed record Activate(ActivationInfo Function) : Operation;

    public sealed record Affine(double Factor, double Shift) : Operation;

    public sealed record Sum : Operation;

    public sealed record Product : Operation;

    public sealed record Concat : Operation;

    /// <summary>Layer normalization if the mean is taken off, RMS normalization if not; with a scale and a shift if they have names.</summary>
    public sealed record Normalize(bool Centers, string? Scale, string? Shift) : Operation;

    public sealed record Dropout(double Rate) : Operation;

    /// <summary>All elements brought down to one number.</summary>
    public sealed record Pool(PoolKind Kind) : Operation;

    /// <summary>A model inside the model, or so many of them one after the other.</summary>
    public sealed record Nested(ModelProgram Block, string Member, int? Count) : Operation;
}

/// <summary>A value of a small model: a vector, or a number where the width is 0. The same object used twice is the same value.</summary>
internal sealed class ProgramValue(int number, Operation operation, int width, params ProgramValue[] inputs)
{
    public int Number { get; } = number;

    public Operation Operation { get; } = operation;

    public int Width { get; } = width;

    public IReadOnlyList<ProgramValue> Inputs { get; } = inputs;

    public override string ToString() => $"{Number}: {Operation} [{Width}] <- {string.Join(", ", Inputs.Select(static input => input.Number))}";
}

/// <summary>A small model.</summary>
/// <param name="Name">Its type's name.</param>
/// <param name="Values">Its values, each after those it is computed from.</param>
/// <param name="Outputs">Those that it returns.</param>
internal sealed record ModelProgram(string Name, IReadOnlyList<ProgramValue> Values, IReadOnlyList<ProgramValue> Outputs)
{
    public IEnumerable<ProgramValue> Inputs => Values.Where(static value => value.Operation is Operation.Input);

    public override string ToString() =>
        $"{Name}\n{string.Join('\n', Values)}\nreturns {string.Join(", ", Outputs.Select(static output => output.Number))}";
}
