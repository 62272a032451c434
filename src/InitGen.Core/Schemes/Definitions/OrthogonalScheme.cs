namespace InitGen.Theory;

/// <summary>Saxe et al. 2013, section 3: a random orthogonal matrix.</summary>
internal sealed class OrthogonalScheme : MatrixScheme
{
    public override Scheme Scheme => Scheme.Orthogonal;

    protected override string Title => "Orthogonal";

    protected override DistributionKind Kind => DistributionKind.Orthogonal;
}
