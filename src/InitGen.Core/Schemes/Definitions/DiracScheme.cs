namespace InitGen.Theory;

/// <summary>The identity matrix at the kernel's centre (Zagoruyko and Komodakis 2017).</summary>
internal sealed class DiracScheme : MatrixScheme
{
    public override Scheme Scheme => Scheme.Dirac;

    public override OptionProblem? Problem(WeightShape shape) => shape.KernelRank == 0
        ? Refuse("Scheme.Dirac makes kernels of convolutions; take Scheme.Identity for a matrix")
        : null;

    protected override string Title => "Dirac";

    protected override DistributionKind Kind => DistributionKind.Identity;
}
