namespace InitGen.Theory;

/// <summary>The identity matrix (Le et al. 2015, for recurrent matrices).</summary>
internal sealed class IdentityScheme : MatrixScheme
{
    public override Scheme Scheme => Scheme.Identity;

    public override OptionProblem? Problem(WeightShape shape) => shape.KernelRank > 0
        ? Refuse("Scheme.Identity makes matrices; take Scheme.Dirac for the kernel of a convolution")
        : null;

    protected override string Title => "Identity";

    protected override DistributionKind Kind => DistributionKind.Identity;
}
