using System;

namespace InitGen.CompilerServices;

/// <content>Walks whose parameters somebody else reads, writes or takes: what loading and saving are made of.</content>
public ref partial struct WeightPass
{
    /// <summary>A pass that shows the memory of the model's members to a visitor. Members that are null are allocated.</summary>
    internal static WeightPass Visit(WeightVisitor visitor, ulong seed = 0) =>
        new(Kind.Visit, seed, 0, long.MaxValue, visitor: visitor);

    /// <summary>A pass that hands what it would fill to a visitor, in pieces that do not grow with the model.</summary>
    internal static WeightPass Hand(WeightVisitor visitor, ulong seed, InitializationRun? run) =>
        new(Kind.Hand, seed, 0, long.MaxValue, run, visitor: visitor);

    private bool EnterVisited(scoped ReadOnlySpan<byte> name, long length, long grain, ElementKind element)
    {
        _path = _prefix.Below(name).Text!;
        VisitorWish wish = _visitor!.Enter(_path, length, grain, element);
        _isVisited = wish == VisitorWish.See;
        if (wish == VisitorWish.Pass) return false;

        Begin(name, 0, _isVisited ? 0 : length, grain, element);
        if (_kind != Kind.Hand) return true;
        _rows = null;
        _foreign = _visitor.Receiver;
        _isStaged = true;
        return true;
    }
}
