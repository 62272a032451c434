namespace InitGen.Theory;

/// <summary>Rows that are uniformly distributed on the unit sphere (Muller 1959): normal samples, normalized.</summary>
internal sealed class UnitSphereScheme : MatrixScheme
{
    public override Scheme Scheme => Scheme.UnitSphere;

    protected override string Title => "Unit sphere";

    protected override DistributionKind Kind => DistributionKind.UnitSphere;
}
