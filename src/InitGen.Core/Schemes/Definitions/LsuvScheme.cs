namespace InitGen.Theory;

/// <summary>Mishkin and Matas 2016, arXiv 1511.06422, algorithm 1: what it starts with.</summary>
internal sealed class LsuvScheme : MatrixScheme
{
    public override Scheme Scheme => Scheme.Lsuv;

    protected override string Title => "LSUV, orthogonal before the calibration";

    protected override DistributionKind Kind => DistributionKind.Orthogonal;
}
