using System;
using System.Diagnostics.CodeAnalysis;

namespace InitGen.CompilerServices;

/// <summary>The exceptions of a pass, out of line: they name the member, what was expected, what was found, and the remedy.</summary>
internal static class Throw
{
    [DoesNotReturn]
    public static void NullStorage(string member, string shape) => throw new InvalidOperationException(
        $"{member} is null and read-only, so it cannot be allocated here. Allocate {shape} in its initializer, or make it assignable.");

    [DoesNotReturn]
    public static void WrongLength(string member, string shape, long expected, long found) => throw new InvalidOperationException(
        FormattableString.Invariant(
            $"{member} holds {found} elements, but its declared shape {shape} has {expected}. Make the array that long, or correct the shape."));

    [DoesNotReturn]
    public static void WrongShape(string member, string expected, string found) => throw new InvalidOperationException(
        $"{member} has shape {found}, but {expected} is declared. Allocate it in the declared shape, or correct the declaration.");

    [DoesNotReturn]
    public static void NullRow(string row, string shape, long expected) => throw new InvalidOperationException(
        FormattableString.Invariant(
            $"{row} is null, but the declared shape {shape} asks for an array of {expected} there. Allocate it, or leave the whole member null and assignable."));

    [DoesNotReturn]
    public static void RaggedRow(string row, string shape, long expected, long found) => throw new InvalidOperationException(
        FormattableString.Invariant(
            $"{row} has length {found}, but the declared shape {shape} asks for {expected} there. Make it that long, or correct the shape."));

    [DoesNotReturn]
    public static void NullPointer(string member, string shape, long length) => throw new InvalidOperationException(
        FormattableString.Invariant(
            $"{member} is a null pointer. Point it at memory for {shape}, {length} elements, before InitializeWeights is called."));

    [DoesNotReturn]
    public static void NotDense(string member) => throw new InvalidOperationException(
        $"{member} is a tensor with gaps between its rows. Weights have to lie in contiguous memory: use a dense tensor.");

    [DoesNotReturn]
    public static void NullModel(string member) => throw new InvalidOperationException(
        $"{member} is null, so there is no model to initialize. Assign it before InitializeWeights is called.");

    [DoesNotReturn]
    public static void NullLayer(string member) => throw new InvalidOperationException(
        $"{member} is null, so there is no layer to initialize. Assign it before InitializeWeights is called.");

    [DoesNotReturn]
    public static void NullLayers(string member) => throw new InvalidOperationException(
        $"{member} is null, so there are no layers to initialize. Assign it before InitializeWeights is called.");

    [DoesNotReturn]
    public static void Cycle(string member) => throw new InvalidOperationException(
        FormattableString.Invariant($"{member} lies more than {WeightPass.MaxDepth} models deep: a model that holds itself has no end."));

    [DoesNotReturn]
    public static void SliceOutOfRange(string name, long start, long count, long length) => throw new ArgumentOutOfRangeException(
        nameof(start),
        FormattableString.Invariant($"The slice from {start} of {count} elements does not lie within '{name}', which has {length}."));

    [DoesNotReturn]
    public static void SliceOfOtherElements(string name, ElementKind elements, ElementKind destination) => throw new ArgumentException(
        $"'{name}' has elements of type {Element.Name(elements)}, and the destination's are {Element.Name(destination)}. Pass a Span<{Element.Name(elements)}>.",
        nameof(destination));

    [DoesNotReturn]
    public static void SizeBelowOne(string member, long size) => throw new InvalidOperationException(
        FormattableString.Invariant($"{member} is {size}, but it gives the size of a layer and must be at least 1."));
}
